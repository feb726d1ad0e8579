"""A fictional person's network in real file formats, made from a seed."""

from entregent.demo.files import DemoFiles, write_demo

__all__ = ["DemoFiles", "write_demo"]

"""What a service refuses, as a code and its values; services.wording says it in words."""


class EntregentError(Exception):
    """Something the person can mend: the message names it and the next step."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values

// What moves on the pages. All of it can be done without, by links and forms.
import "./bring";
import "./htmx";
import "./keys";
import "./menus";

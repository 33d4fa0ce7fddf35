/* Starts the NHS components: the bundle does not start itself. Everything works without this file. */
import { initAll } from "../nhsuk/nhsuk-frontend.min.js";

initAll();

// `<script type="module" src="element.js">` is all that a page needs.
import { defineWireproofCheck } from "./define.js";

export * from "./define.js";
defineWireproofCheck();

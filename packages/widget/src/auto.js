// Importing this is all that a page needs: it makes the elements known.
import { defineWireproofCheck } from "./index.js";

export * from "./index.js";
defineWireproofCheck();

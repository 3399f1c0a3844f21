import type { CSSProperties, ForwardRefExoticComponent, ReactNode, RefAttributes } from "react";
import type * as elements from "./index.js";
import "./jsx.js";

type Camel<Name extends string> = Name extends `${infer Head}-${infer Tail}` ? `${Head}${Capitalize<Camel<Tail>>}` : Name;

type Settings<Attributes> = {
  [Name in keyof Attributes & string as Name extends `on${string}` | "children" | "class" | "key" | "ref" ? never : Camel<Name>]?: Attributes[Name];
};

type Listeners<Events> = {
  [Name in keyof Events & `wireproof-${string}` as Name extends `wireproof-${infer Event}` ? `on${Capitalize<Camel<Event>>}` : never]?: (event: Events[Name]) => void;
};

type Component<Element, Attributes, Events> = ForwardRefExoticComponent<
  Settings<Attributes> & Listeners<Events> & { children?: ReactNode; style?: CSSProperties } & RefAttributes<Element>
>;

/** The checker. `value` or `documents` is also written into the page by a server. */
export declare const WireproofCheck: Component<elements.WireproofCheck, elements.WireproofCheckAttributes, elements.WireproofCheckEventMap>;

/** The data path of a document, or of a `result`. */
export declare const WireproofPath: Component<elements.WireproofPath, elements.WireproofPathAttributes, elements.WireproofPathEventMap>;

/** The verdict in one line. */
export declare const WireproofBadge: Component<elements.WireproofBadge, elements.WireproofBadgeAttributes, elements.WireproofBadgeEventMap>;

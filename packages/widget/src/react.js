// The elements as React components: properties and events in React's spelling, in React 18 and 19, also on a server, where the
// documents are written into the page to be read before any script runs.
import { createElement, forwardRef, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from "react";
import "./auto.js";

const useEarlyEffect = typeof document === "undefined" ? useEffect : useLayoutEffect;
const kebab = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const PROPERTIES = ["value", "documents", "result"]; // never attributes

function component(kind, events) {
  const listeners = new Map(events.map((event) => [`on-${event}`.replace(/-(\w)/g, (_, letter) => letter.toUpperCase()), `wireproof-${event}`]));
  const Component = forwardRef(({ children, ...props }, outer) => {
    const element = useRef(null), latest = useRef(props);
    useImperativeHandle(outer, () => element.current, []);
    const [first] = useState(() => props.documents ?? (props.value === undefined ? [] : [{ text: props.value }]));
    const attributes = {};
    for (const [name, value] of Object.entries(props)) {
      if (PROPERTIES.includes(name) || listeners.has(name)) continue;
      // React 18 writes `false` as a text
      attributes[name === "className" ? "class" : /^(on|data|aria|dangerously)/.test(name) ? name : kebab(name)] = value === false ? undefined : value;
    }
    useEarlyEffect(() => { latest.current = props; });
    useEarlyEffect(() => {
      const ends = [...listeners].map(([prop, event]) => {
        const hear = (happened) => happened.target === element.current && latest.current[prop]?.(happened);
        element.current.addEventListener(event, hear);
        return () => element.current?.removeEventListener(event, hear);
      });
      return () => ends.forEach((end) => end());
    }, []);
    for (const name of PROPERTIES) {
      useEarlyEffect(() => {
        const node = element.current;
        if (props[name] !== undefined && node[name] !== props[name]) node[name] = props[name];
      }, [props[name]]);
    }
    const documents = first.map(({ name, text }, at) => createElement("pre", { key: `document-${at}`, "data-name": name }, text));
    return createElement(`wireproof-${kind}`, { ...attributes, ref: element, suppressHydrationWarning: true }, documents, children);
  });
  Component.displayName = `Wireproof${kind[0].toUpperCase()}${kind.slice(1)}`;
  return Component;
}

export const WireproofCheck = component("check", CHECK_EVENTS);
export const WireproofPath = component("path", PATH_EVENTS);
export const WireproofBadge = component("badge", BADGE_EVENTS);

// What the two sides of an iframe say to each other: the frame greets, the host answers with a port, all else goes through it.
export const NAME = "wireproof-check", VERSION = 1;

export const message = (type, fields) => ({ x: NAME, v: VERSION, type, ...fields });
export const isOurs = (data, type) => data?.x === NAME && data.v === VERSION && (!type || data.type === type);

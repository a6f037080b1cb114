// What growth of memory is allowed, in bytes for each request. A mean body has some two thousand: a collector that kept
// a twentieth of what it is sent would be over.

/** Heap and buffers that live after a full collection. */
export const heldBound = 40;
/** What the system counts: also pages that V8 keeps for later, so that it swings. */
export const rssBound = 400;

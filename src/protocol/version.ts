/** Version of the talk itself (push, pull). An older device may push for ever, but may be asked to update before it pulls. */
export const protocolVersion = 1;

/** At most this many operations in one push (`src/sync/SPEC.md`). */
export const pushLimit = 250;
/** At most this many bytes in one push, uncompressed. */
export const pushBytes = 512 * 1024;
/** At most this many rows in one page of a pull. */
export const pullLimit = 1000;

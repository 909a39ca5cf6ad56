/** An ABC contact's phone holds this many open groups that are not her own, the newest; the server answers for the rest. */
export const contactGroups = 60;

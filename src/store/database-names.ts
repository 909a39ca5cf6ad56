/** One database per user; the name tells nothing about who. */
export const deviceDatabaseName = (staffId: string): string => `visitt-vault-${staffId}`;

/** What the store was called before the vault, when it lay open on the disk. */
export const plainDatabaseName = (staffId: string): string => `visitt-${staffId}`;

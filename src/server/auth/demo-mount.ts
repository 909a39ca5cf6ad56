/** Where the demo identity provider and the log-in pages' style lie. */
export const demoMount = '/idp';

/** Long enough after a field is left for the next to have the focus, and for the tap that took it away to land. */
export const settleMs = 160;

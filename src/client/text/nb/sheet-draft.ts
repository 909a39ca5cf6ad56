/** Above a sheet that was left half-written. */
export const sheetDraft = {
  takenUp: 'Her er det du skrev sist.',
  restart: 'Begynn på nytt',
};

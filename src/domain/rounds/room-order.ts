type Resident = { readonly room?: string; readonly family: string; readonly given: string };

/** By room as one walks: 9 before 10, 104A before 104B, those without a room last, by name (RND3). */
export function createRoomOrder(): (a: Resident, b: Resident) => number {
  const { compare } = new Intl.Collator('nb', { numeric: true, sensitivity: 'base' });
  return (a, b) => {
    const [roomA = '', roomB = ''] = [a.room?.trim(), b.room?.trim()];
    if ((roomA === '') !== (roomB === '')) return roomA === '' ? 1 : -1;
    return compare(roomA, roomB) || compare(a.family, b.family) || compare(a.given, b.given);
  };
}

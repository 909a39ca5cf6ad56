/** Who wrote what ships with Visitt, in its stamps: nobody on the staff. */
export const shippedBy = 'visitt';

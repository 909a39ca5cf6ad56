/** Whether a form is filled in at this address: nothing may open the page anew under it. */
export const isFormPath = (pathname: string): boolean => pathname.startsWith('/skjema/');

/** What only an unlocked device needs: fetched while the PIN is typed. */
export { openDevice } from '../opened-device/open-device.ts';
export { openByPasskey, openByPin, openByServer, putPasskey, putPin } from './doors.ts';

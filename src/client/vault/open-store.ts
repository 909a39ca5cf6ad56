/** What only an unlocked device needs: fetched while the PIN is typed. */
export { openDeviceStore } from '#store/open-device-store.ts';
export { openJournal } from '../device/open-journal.ts';
export { startSync } from '#store/start-sync.ts';
export { openByPasskey, openByPin, openByServer, putPasskey, putPin } from './doors.ts';

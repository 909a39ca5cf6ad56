export { EmptiedScreen } from './emptied-screen.tsx';
export { UnlockScreen } from './unlock-screen.tsx';

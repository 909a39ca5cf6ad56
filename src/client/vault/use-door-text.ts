import { door as en } from '../text/en/door.ts';
import { door as nb } from '../text/nb/door.ts';
import { door as nn } from '../text/nn/door.ts';
import { useFirstText } from '../text/use-text.ts';

const texts = { nb, nn, en };

/** The words of the door: in the same chunk as its screens, and in no other. */
export const useDoorText = () => texts[useFirstText().language];

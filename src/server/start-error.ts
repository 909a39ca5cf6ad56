/** Something the person who starts the server must change. Its message is the one line she gets to see. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** Asks the browser not to clear what lies here by itself. The answer is shown under Meg. */
export async function askForPersistence(): Promise<void> {
  const storage = navigator.storage as StorageManager | undefined;
  try {
    if (storage && !(await storage.persisted())) await storage.persist();
  } catch {
    // A browser that will not say keeps it or not as it likes; Meg says that it did not answer.
  }
}

/** A function that does nothing: what every function of Lambda costs at least. */
export const handler = async (): Promise<void> => {};

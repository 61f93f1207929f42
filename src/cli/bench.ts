export async function bench(_o: NodeJS.WritableStream): Promise<void> {}

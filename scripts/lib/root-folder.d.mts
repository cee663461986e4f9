/** The folder of the repository, without a slash at the end. */
export const rootFolder: string;

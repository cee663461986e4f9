/** PLAINLEAF_DATA, or data/ in the repository. */
export function dataFolder(): string;

/** PLAINLEAF_AUDIT_HEADS, or audit-heads/ in the data folder. */
export function auditHeadsFolder(): string;

/** Creates the folder when it is missing; fails when nothing can be written into it. */
export function prepareDataFolder(folder: string): Promise<void>;

export function exists(file: string): Promise<boolean>;

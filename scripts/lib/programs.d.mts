/** Next's command, to be run with Node. */
export const nextProgram: string;

/** Programs that we run must not look for hosts that a closed network has not got. */
export const quietEnvironment: {
  readonly NO_COLOR: '1';
  readonly NEXT_TELEMETRY_DISABLED: '1';
  readonly CHECKPOINT_DISABLE: '1';
  readonly PRISMA_HIDE_UPDATE_MESSAGE: '1';
};

import { SMTPServer } from 'smtp-server';

export type ReceivedMail = { from: string; to: string[]; text: string };

type Options = {
  /** Takes nothing. */
  refusing?: boolean;
  host?: string;
  onMail?: (mail: ReceivedMail) => void;
};

/** A real SMTP server on this machine that keeps what it is given. */
export async function openMailServer({ refusing = false, host = '127.0.0.1', onMail }: Options = {}): Promise<{
  url: string;
  received: ReceivedMail[];
  close: () => Promise<void>;
}> {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo: (_address, _session, done) => done(refusing ? new Error('no such mailbox') : null),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const mail = {
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          text: withoutSoftBreaks(Buffer.concat(chunks).toString('utf8')),
        };
        received.push(mail);
        onMail?.(mail);
        done();
      });
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(0, host, resolve);
  });
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('the mail server has no port');
  return {
    url: `smtp://${host}:${address.port}`,
    received,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Quoted-printable, as far as a link needs it. */
function withoutSoftBreaks(raw: string): string {
  return raw.replace(/=\r\n/g, '').replace(/=3D/g, '=');
}

interface Signature {
  type: string;
  extensions: string[];
  bytes: number[];
  at?: number;
  /** Taken from officers only, for notices and templates. */
  officersOnly?: true;
}

export type Sender = 'officer' | 'applicant';

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** Types taken at the window: scans, photos and office files whose content can be told by its first bytes. */
const SIGNATURES: Signature[] = [
  { type: 'application/pdf', extensions: ['pdf'], bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { type: 'image/jpeg', extensions: ['jpg', 'jpeg'], bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/png', extensions: ['png'], bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/bmp', extensions: ['bmp'], bytes: [0x42, 0x4d] },
  { type: 'image/tiff', extensions: ['tif', 'tiff'], bytes: [0x49, 0x49, 0x2a, 0x00] },
  { type: 'image/tiff', extensions: ['tif', 'tiff'], bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { type: 'image/webp', extensions: ['webp'], bytes: [0x57, 0x45, 0x42, 0x50], at: 8 },
  { type: 'application/ofd', extensions: ['ofd'], bytes: ZIP },
  { type: `${OFFICE}.wordprocessingml.document`, extensions: ['docx'], bytes: ZIP, officersOnly: true },
  { type: `${OFFICE}.spreadsheetml.sheet`, extensions: ['xlsx'], bytes: ZIP, officersOnly: true },
];

const signaturesFor = (sender: Sender): Signature[] =>
  SIGNATURES.filter(({ officersOnly }) => sender === 'officer' || officersOnly !== true);

/** Name endings that are taken, in words. */
export const acceptedFrom = (sender: Sender): string =>
  [...new Set(signaturesFor(sender).flatMap(({ extensions }) => extensions))].join('、');

const matches = ({ bytes, at = 0 }: Signature, content: Uint8Array): boolean =>
  bytes.every((byte, index) => content[at + index] === byte);

/** Media type of an upload: its name and its first bytes must agree. Undefined when they do not or the type is not taken. */
export function fileType(name: string, content: Uint8Array, sender: Sender): string | undefined {
  const extension = name.toLowerCase().split('.').at(-1) ?? '';
  return signaturesFor(sender).find(
    (signature) => signature.extensions.includes(extension) && matches(signature, content),
  )?.type;
}

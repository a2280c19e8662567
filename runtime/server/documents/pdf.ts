import { createRequire } from 'node:module';
import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import type { RenderedDocument } from '#engine';
import { pdfDefinition } from './layout.ts';
import { glyphGuard } from './missingGlyphs.ts';

const require = createRequire(import.meta.url);
const FAMILY = '@expo-google-fonts/noto-serif-sc';
const fonts = {
  normal: require.resolve(`${FAMILY}/400Regular/NotoSerifSC_400Regular.ttf`),
  bold: require.resolve(`${FAMILY}/700Bold/NotoSerifSC_700Bold.ttf`),
};

pdfmake.setFonts({ Song: fonts });
// Documents name no files or addresses; should one ever, nothing but the two fonts is read.
pdfmake.setLocalAccessPolicy((path) => path === fonts.normal || path === fonts.bold);
pdfmake.setUrlAccessPolicy(() => false);

const guarded = glyphGuard([fonts.normal, fonts.bold]);

export const createPdf = (definition: TDocumentDefinitions): Promise<Uint8Array> =>
  pdfmake.createPdf(guarded(definition)).getBuffer();

/** A rendered document as PDF bytes. */
export const toPdf = (document: RenderedDocument): Promise<Uint8Array> => createPdf(pdfDefinition(document));

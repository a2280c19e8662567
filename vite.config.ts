import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The browser's three entries. The server is built from the same tool in runtime/build.mjs. */
export default defineConfig({
  plugins: [react()],
  publicDir: false,
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    chunkSizeWarningLimit: 1500,
    // Fonts of bpmn-js stay files: the content security policy allows them from here.
    assetsInlineLimit: 0,
    rollupOptions: {
      input: {
        desk: 'runtime/desk/index.html',
        portal: 'runtime/portal/index.html',
        studio: 'designer/index.html',
      },
    },
  },
});

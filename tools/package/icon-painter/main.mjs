// An Electron app that paints an SVG in several sizes and ends: its last arguments are the file, the folder for the
// pictures, and the edges in pixels.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';

const [svg = '', folder = '', sizes = ''] = process.argv.slice(-3);

// Not awaited at the top level: Electron holds back `ready` until this module is done.
app
  .whenReady()
  .then(paint)
  .then(
    () => app.exit(0),
    (error) => {
      console.error(error);
      app.exit(1);
    },
  );

async function paint() {
  const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
  await window.loadURL('data:text/html,<title>icons</title>');
  const source = `data:image/svg+xml;base64,${readFileSync(svg).toString('base64')}`;
  for (const size of sizes.split(',')) {
    const picture = await window.webContents.executeJavaScript(`(async () => {
      const image = new Image(${size}, ${size});
      image.src = ${JSON.stringify(source)};
      await image.decode();
      const canvas = Object.assign(document.createElement('canvas'), { width: ${size}, height: ${size} });
      canvas.getContext('2d').drawImage(image, 0, 0, ${size}, ${size});
      return canvas.toDataURL('image/png').split(',')[1];
    })()`);
    writeFileSync(join(folder, `${size}.png`), Buffer.from(picture, 'base64'));
  }
}

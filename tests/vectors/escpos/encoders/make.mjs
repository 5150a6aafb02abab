// Makes the files of this folder with encoders that others wrote; what they are for is in ../README.md.
//   npm install receiptline@4.0.4 @point-of-sale/receipt-printer-encoder@4.0.1 && node make.mjs
import { writeFileSync } from 'node:fs';
import receiptline from 'receiptline';
import Encoder from '@point-of-sale/receipt-printer-encoder';

const shop = `^^^Tienda Centro
2026-11-22 12:41 | Caja 2
{w:*,10}
Alubias guisadas | 3,60€
^Taza "esmaltada" | 4,50€
---
_Total_ | "8,10€"
{w:auto;c:L1C2-000012;o:code128,2,64,hri}
{c:https://example.com/r/000012;o:qrcode,5,m}
=
`;
for (const [name, encoding] of [['858', 'cp858'], ['1252', 'cp1252'], ['multilingual', 'multilingual']]) {
  const text = name === 'multilingual' ? shop + 'Łódź Ελλάδα Москва\n' : shop;
  const bytes = receiptline.transform(text, { cpl: 42, encoding, command: 'escpos' });
  writeFileSync(`receiptline-${name}.bin`, Buffer.from(bytes, 'binary'));
}

for (const model of ['epson-tm-t88v', 'epson-tm-t20iii', 'xprinter-xp-n160ii', 'citizen-ct-s310ii', 'pos-5890']) {
  const encoder = new Encoder({ printerModel: model });
  encoder.initialize().codepage('auto')
    .align('center').bold(true).size(2, 2).line('Tienda Centro').size(1, 1).bold(false).align('left')
    .line('Café 12,50 € · Ñandú')
    .line('Łódź, Ελλάδα, Москва')
    .underline(true).line('subrayado').underline(false).invert(true).line('invertido').invert(false)
    .table([{ width: 20, align: 'left' }, { width: 10, align: 'right' }], [['Taza', '4,50 €'], ['Total', '8,10 €']])
    .rule();
  if (model !== 'pos-5890') {
    encoder.barcode('L1C2-000012', 'code128', 60).barcode('8412345678905', 'ean13', 60)
      .qrcode('https://example.com/r/000012', { model: 2, size: 6, errorlevel: 'm' }).pulse().cut('partial');
  }

  writeFileSync(`encoder-${model}.bin`, Buffer.from(encoder.encode()));
}

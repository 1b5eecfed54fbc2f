import type { BrowserContext } from 'playwright-core';

/** A picture as a PNG. */
export type Png = Buffer;

/**
 * Puts a picture of the editor and one of a phone side by side into one.
 *
 * @param width of the whole, in CSS pixels; the phone takes its own width of it, the editor the rest
 */
export async function beside(
	context: BrowserContext,
	pictures: { editor: Png; phone: Png },
	look: { width: number; phoneWidth: number; dark: boolean },
): Promise<Png> {
	const page = await context.newPage();
	const { width, phoneWidth, dark } = look;
	const background = dark ? '#0d1117' : '#ffffff';
	const line = dark ? '#30363d' : '#d8dbe0';
	const image = (png: Png, style: string): string =>
		`<img style="display:block;${style}" src="data:image/png;base64,${png.toString('base64')}">`;
	await page.setViewportSize({ width, height: 10 });
	await page.setContent(`<body style="margin:0;background:${background}">
		<main style="display:flex;gap:20px;align-items:center;padding:6px;box-sizing:border-box">
			${image(pictures.editor, `flex:1;min-width:0;border:1px solid ${line};border-radius:12px`)}
			${image(pictures.phone, `flex:none;width:${phoneWidth}px;border-radius:${phoneWidth / 10.5}px`)}
		</main></body>`);
	await page.locator('img').last().waitFor();
	const png = await page.locator('main').screenshot();
	await page.close();
	return png;
}

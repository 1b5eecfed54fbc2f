/** Gives a text without case and accents, so that "promocao" finds "Promoção". For searching only. */
export function foldCase(text: string): string {
	return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

/** What a delivery may write around a number: WhatsApp's own address of a person, with or without a device. */
const ADDRESS = /(?::\d+)?@(?:s\.whatsapp\.net|c\.us)$/i;
const DIGITS = /^\+?([1-9]\d{6,14})$/;
const PUNCTUATION =
	/[\s().\-\u00a0\u00ad\u2010-\u2015\u2212\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/**
 * Spellings of WhatsApp that differ from what people write, each as [with the extra digit, without it]: Brazil's ninth
 * digit of mobile numbers (those begin with 6 to 9), Mexico's 1, Argentina's 9.
 */
const EXTRA_DIGITS: ReadonlyArray<readonly [RegExp, string]> = [
	[/^\+55(\d{2})9([6-9]\d{7})$/, '+55$1$2'],
	[/^\+521(\d{10})$/, '+52$1'],
	[/^\+549(\d{10})$/, '+54$1'],
];

/** Returns a value of a delivery as text: a number as its digits, a blank text and anything else as undefined. */
export function idOf(value: unknown): string | undefined {
	if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/**
 * Reads the phone number of a person from a field of a delivery, in which the country code is always there: digits with
 * or without `+`, `…@s.whatsapp.net`, `…@c.us`.
 *
 * @returns the number with `+`; undefined for anything else, such as a BSUID or a hidden `…@lid`
 */
export function phoneOf(value: unknown): string | undefined {
	const id = (idOf(value) ?? '').replace(ADDRESS, '').replace(PUNCTUATION, '');
	const digits = DIGITS.exec(id)?.[1];
	return digits === undefined ? undefined : `+${digits}`;
}

/**
 * Returns what tells chats and contacts apart, the same for each spelling of one phone number. For comparing only: what
 * is sent to is never taken from here.
 */
export function identityOf(id: string): string {
	let phone = phoneOf(id);
	if (phone === undefined) return id;
	for (const [spelling, common] of EXTRA_DIGITS) phone = phone.replace(spelling, common);
	return phone;
}

import {
	getCountryCallingCode,
	isSupportedCountry,
	parsePhoneNumberFromString,
} from 'libphonenumber-js/max';

import { describeValue, isEmptyText, shorten, tidy } from './describeValue';
import { InvalidInput } from './invalidInput';

const LABEL = 'Country of Numbers Without +';

/**
 * Reads the country of numbers without `+`.
 *
 * @returns ISO 3166-1 alpha-2 code in capitals; undefined when none is chosen
 * @throws {InvalidInput} when it is no two letters
 */
export function readCountry(value: unknown): string | undefined {
	if (value === undefined || value === null) return undefined;
	if (typeof value === 'string' && isEmptyText(value)) return undefined;
	const code = typeof value === 'string' ? tidy(value).toUpperCase() : '';
	if (!/^[A-Z]{2}$/.test(code)) throw unknownCountry(value);
	return code;
}

/**
 * Reads a number as people dial it inside a country, by the numbering plan of libphonenumber-js.
 *
 * @param digits without marks
 * @param country ISO 3166-1 alpha-2 code in capitals
 * @returns E.164 with a leading `+`
 * @throws {InvalidInput} when the country has no such number, or when the digits are one number with and another
 * without the country code: `491701234567` in Germany, where 04917 is an area
 */
export function readNationalNumber(
	digits: string,
	country: string,
	{ label, shown }: { label: string; shown: string },
): string {
	if (!isSupportedCountry(country)) throw unknownCountry(country);
	const code = getCountryCallingCode(country);
	const found = parsePhoneNumberFromString(digits, country);
	const isThere = found?.isValid() === true && found.countryCallingCode === code;
	const withCode = digits.startsWith(code) ? parsePhoneNumberFromString(`+${digits}`) : undefined;
	if (isThere && withCode?.isValid() === true && withCode.number !== found.number) {
		throw new InvalidInput(
			`"${label}" is "${shorten(shown)}", which is one phone number with and another without the country code ${code}`,
			`If it has its country code, put + before it: ${withCode.number}. If it has none, write it with + and the country code: ${found.number}`,
		);
	}
	if (isThere) return found.number;
	throw new InvalidInput(
		`"${label}" is "${shorten(shown)}", which is not a complete phone number in ${country}`,
		`Write it with its area code as it is dialed in ${country}, or with + and the country code`,
	);
}

function unknownCountry(value: unknown): InvalidInput {
	return new InvalidInput(
		`"${LABEL}" ${describeValue(value)}, which is not a country`,
		'Use the two-letter code of the country (ISO 3166-1), such as BR, US or DE',
	);
}

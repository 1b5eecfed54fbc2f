/** Line icons of our own, so that the page looks the same where no emoji font is installed. */
const PATHS = {
	person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 20c1-4 4-6 8-6s7 2 8 6',
	people:
		'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 19c.8-3.600 3.300-5.500 6.500-5.500s5.700 1.900 6.500 5.500M16 4.500a3.500 3.500 0 0 1 0 6.500M18 14c1.900.8 3.100 2.500 3.500 5',
	megaphone: 'M4 10v4h3l9 5V5l-9 5H4zM19 9.500a4 4 0 0 1 0 5M8 14l1 5h2l-1-4',
	clip: 'M20 11l-8.500 8.500a5 5 0 0 1-7-7L13 4a3.300 3.300 0 0 1 4.700 4.700L9.500 17a1.600 1.600 0 0 1-2.300-2.300L15 7',
	image: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.500 9.500h.01',
	video: 'M4 6h11v12H4zM15 10l5-3v10l-5-3',
	document: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
	audio: 'M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3zM6 11a6 6 0 0 0 12 0M12 17v4',
	reply: 'M10 6l-6 5 6 5v-3.500c5 0 8 1.500 10 5 0-6-4-9.500-10-9.500z',
	url: 'M14 4h6v6M20 4l-9 9M17 14v5H5V7h5',
	call: 'M6 3l3 1 1 4-2 2a12 12 0 0 0 6 6l2-2 4 1 1 3c-1 2-2 3-4 3C10 20 4 14 3 7c0-2 1-3 3-4z',
	copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
	clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3 2',
	check: 'M4 13l5 5L20 6',
	checks: 'M1 13l5 5L15 6M10 16l2 2L23 6',
	fail: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v6M12 16.500h.01',
	cancel: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM6 18L18 6',
};

const SVG = 'http://www.w3.org/2000/svg';

/** An icon that takes the colour of the text around it. */
export function icon(name) {
	const svg = document.createElementNS(SVG, 'svg');
	svg.setAttribute('viewBox', '0 0 24 24');
	svg.setAttribute('class', 'icon');
	svg.setAttribute('aria-hidden', 'true');
	const path = document.createElementNS(SVG, 'path');
	path.setAttribute('d', PATHS[name]);
	svg.append(path);
	return svg;
}

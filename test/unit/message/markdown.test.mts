import { toWhatsAppText } from '../../../nodes/PilotStatus/resources/message/common/markdown.ts';
import { growsLinearly } from './growth.mts';

/** Markdown, and what it becomes. */
type Case = readonly [markdown: string, text: string];

describe('Markdown becomes what WhatsApp shows', () => {
	const cases: Record<string, Case[]> = {
		headings: [
			['# Título', '*Título*'],
			['###### Fim ######', '*Fim*'],
			['## **Passo 1:** *leia*', '*Passo 1: _leia_*'],
			['- ### Plano A', '- *Plano A*'],
			['#', '#'],
		],
		emphasis: [
			['**a** __b c__ ~~d~~', '*a* *b c* ~d~'],
			['***a*** ___b___', '*_a_* *_b_*'],
			['**a *b* c** e *d **f** g*', '*a _b_ c* e _d *f* g_'],
			['**Bold _it_ ~~out~~**', '*Bold _it_ ~out~*'],
			['**a\nb**', '**a\nb**'],
			['**Nome:** João\n**E-mail:** a_b@c.com', '*Nome:* João\n*E-mail:* a_b@c.com'],
			['**“Oi”**, disse', '*“Oi”*, disse'],
			['✅**Feito**✅', '✅*Feito*✅'],
			['**שלום** و **مرحبا**', '*שלום* و *مرحبا*'],
		],
		'marks within a word, which WhatsApp would show': [
			['**S**pecific, **M**easurable', 'Specific, Measurable'],
			['这是**重点**内容', '这是重点内容'],
			['**重要：**内容', '重要：内容'],
			['**Total:**R$ 10', 'Total:R$ 10'],
			['~~R$ 100~~R$ 80', '~R$ 100~ R$ 80'],
		],
		links: [
			['[Site](https://a.com/x_(y)_z)', 'Site (https://a.com/x_(y)_z)'],
			['[Site](https://a.com "Nosso site")', 'Site (https://a.com)'],
			['[https://a.com](https://a.com)', 'https://a.com'],
			['[a.com](https://www.a.com/)', 'https://www.a.com/'],
			['[vendas@a.com](mailto:vendas@a.com)', 'vendas@a.com'],
			['[Ligue](tel:+5511999999999)', 'Ligue (+5511999999999)'],
			['[Topo](#topo) e [nada]()', 'Topo e nada'],
			['**[Site](https://a.com)**', '*Site (https://a.com)*'],
			['[**Site**](https://a.com)', '*Site* (https://a.com)'],
			['<https://a.com> <x@a.com>', 'https://a.com x@a.com'],
			['![Foto](https://a.com/f.png)', 'Foto (https://a.com/f.png)'],
			['![](https://a.com/f.png)', 'https://a.com/f.png'],
			[
				'[![Foto](https://a.com/f.png)](https://a.com)',
				'Foto (https://a.com/f.png) (https://a.com)',
			],
		],
		lists: [
			['* a\n+ b\n- c', '- a\n- b\n- c'],
			['*   a\n    * b', '- a\n    - b'],
			['1. a\n   - b\n2) c', '1. a\n   - b\n2) c'],
			['- [ ] a\n- [x] b', '- ☐ a\n- ☑ b'],
			['* **a:** b', '- *a:* b'],
			['100\n+ 50\n+ R$ 20', '100\n+ 50\n+ R$ 20'],
		],
		quotes: [
			['> a **b**\n>c', '> a *b*\n> c'],
			['> a\n>> b\n>\n> c', '> a\n> > b\n\n> c'],
			['> - a\n> # b', '> - a\n> *b*'],
			['>5 kg e >= 3', '>5 kg e >= 3'],
		],
		tables: [
			[
				'| Produto | Preço |\n|:---|---:|\n| **X-Burger** | R$ 20,00 |\n| a \\| b | |',
				'*Produto* | *Preço*\n*X-Burger* | R$ 20,00\na | b | –',
			],
			['A | B\n--- | ---\n1 | 2<br>3\n\nfim', '*A* | *B*\n1 | 2 / 3\n\nfim'],
			['| a | b |\n|-|-|\n| 1 | 2 | 3 |\n| - | -- |', '*a* | *b*\n1 | 2 | 3\n– | –'],
		],
		rules: [
			['a\n\n---\n\nb\n\n* * *', 'a\n\n———\n\nb\n\n———'],
			['a\nb\n---', 'a\nb\n———'],
			['Att,\n--\nJoão', 'Att,\n--\nJoão'],
		],
		code: [
			['Use `**x**` e **y**', 'Use `**x**` e *y*'],
			['``c`` ```d```', '`c` ```d```'],
			['```python\n# **x**\n  y\n```', '```\n# **x**\n  y\n```'],
			['~~~\n[a](b)\n~~~', '```\n[a](b)\n```'],
			['````md\n```\na\n```\n````', '````\n```\na\n```\n````'],
			['1. a\n   ```js\n   x\n     y\n   ```', '1. a\n```\nx\n  y\n```'],
			['```js\nlet a', '```\nlet a\n```'],
			['**`a`** e **rode `b` já**', '`a` e *rode `b` já*'],
			['```só **isto**``` e **b**', '```só **isto**``` e *b*'],
			['```oi\n- **b**```', '```oi\n- **b**```'],
		],
		'escapes, entities and tags': [
			['\\*a\\* 1\\. \\# \\[b\\]\\(c\\)', '*a* 1. # [b](c)'],
			['a &amp; b &lt;c&gt; &#39;d&#39; &copy;', "a & b <c> 'd' &copy;"],
			['a<br>b<br/>c <b>d</b> <em>e</em> <u>f</u>', 'a\nb\nc *d* _e_ f'],
			['a  \nb', 'a\nb'],
			['a\r\n\r\n**b**\r\n', 'a\n\n*b*'],
		],
	};
	describe.each(Object.entries(cases))('%s', (_, each) => {
		it.each(each)('%j', (markdown, text) => {
			expect(toWhatsAppText(markdown)).toBe(text);
		});
		it.each(each.filter(([markdown]) => !/^\\\*|&amp;/.test(markdown)))(
			'%j stays when it is converted again',
			(_markdown, text) => {
				expect(toWhatsAppText(text)).toBe(text);
			},
		);
	});
});

describe('a pair of single asterisks', () => {
	it.each([
		['Olá *Maria*, seu pedido _123_ está ~atrasado~ pronto.'],
		['*Cardápio*\n- X-Burger\n> nota\n`código`'],
		['Use *https://a.com/x_y* ou `**kwargs`'],
	])('is bold in a text made for WhatsApp: %j', (text) => {
		expect(toWhatsAppText(text)).toBe(text);
	});

	it.each([
		['*a* e **b**', '_a_ e *b*'],
		['# T\n\n*a*', '*T*\n\n_a_'],
		['*a* [b](https://c.com)', '_a_ b (https://c.com)'],
		['*a* ~~b~~', '_a_ ~b~'],
		['*a* <b>b</b>', '_a_ *b*'],
	])('is italic beside something that WhatsApp does not know: %j', (markdown, text) => {
		expect(toWhatsAppText(markdown)).toBe(text);
	});
});

describe('what is no Markdown stays as it is', () => {
	it.each([
		'__init__ e snake_case_name e __main__.py',
		'2 * 3 * 4 = 24, 5*3*2 e 2**3**4',
		'def f(*args, **kwargs)',
		'#promo\n#1 choice\n#',
		'R$ 1.200,00 das 10:00–12:00, ~10 minutos',
		'CPF ***.456.789-**, ***.***.789-10, final **** 1234, 9****-1234',
		'p*** que f***-se',
		'joao***@gmail.com ou ***@hotmail.com',
		'Beijos :* tchau :*',
		'¯\\_(ツ)_/¯',
		'1) um\n2) dois',
		'nota [1], 【1†source】 e [^1]\n\n[^1]: fim',
		'lista[0][1] e [x] e [a] (b)',
		'https://a.com/_x_/**/y?z=*1*&lt=2 e www.a.com/__b__/c',
		'<nome> e <data de hoje> <3',
		'$$\\sum_{i=1}^{n} a_{i} * b_{i}$$',
		'👨‍👩‍👧‍👦 🇧🇷 👍🏽 e\u0301 a\u200bb',
		'**sem fim',
		'**.env** e **/*.js',
		'C:\\Users\\joao',
	])('%j', (text) => {
		expect(toWhatsAppText(text)).toBe(text.trimEnd());
	});

	it('also beside Markdown', () => {
		const text = '5*3*2, 2**3, f(*args, **kwargs), __init__, a_b_c, :* e https://a.com/*/_b_*c';
		expect(toWhatsAppText(`**x**\n\n${text}`)).toBe(`*x*\n\n${text}`);
	});
});

it('converts an answer of a language model in Portuguese', () => {
	const answer = `## 🍔 Nosso cardápio

Claro! Aqui está o que você pediu:

1. **X-Burger** – R$ 1.200,00 (*promoção*)
   * Sem cebola
   * Com \`bacon\`
2. **Horário:** 10:00–12:00

| Dia | Aberto |
|-----|:------:|
| Seg | ✅ |

> **Obs.:** ligue para +55 (11) 99999-9999 ou escreva a [contato_loja@x.com](mailto:contato_loja@x.com).

---

Fonte: [Site oficial](https://x.com/a_b?c=1) [1]`;
	expect(toWhatsAppText(answer)).toBe(`*🍔 Nosso cardápio*

Claro! Aqui está o que você pediu:

1. *X-Burger* – R$ 1.200,00 (_promoção_)
   - Sem cebola
   - Com \`bacon\`
2. *Horário:* 10:00–12:00

*Dia* | *Aberto*
Seg | ✅

> *Obs.:* ligue para +55 (11) 99999-9999 ou escreva a contato_loja@x.com.

———

Fonte: Site oficial (https://x.com/a_b?c=1) [1]`);
});

it.each([
	['Veja ```js\nconst a = **b**;\n```\n**fim**', 'Veja ```\nconst a = **b**;\n```\n*fim*'],
	['Com `x` e ```\n**b**\n``` fim', 'Com `x` e ```\n**b**\n``` fim'],
	['``` python\n**b**\n```\n**fim**', '``` python\n**b**\n```\n*fim*'],
	['```ts title="a.ts"\n**b**\n```\n**fim**', '```ts title="a.ts"\n**b**\n```\n*fim*'],
	['```não é linguagem\n**b**```', '```não é linguagem\n**b**```'],
	['**a** ```sem fim', '*a* ```sem fim'],
])('leaves code alone wherever a model begins it: %j', (markdown, expected) => {
	expect(toWhatsAppText(markdown)).toBe(expected);
});

it.each([
	'[',
	'[a](',
	'*a ',
	'**a __b ~~c ',
	'`a ``',
	'<a',
	'\\',
	'|a',
	'> ',
	'www.',
	'![[a]',
	'```\n',
	'(https://a.com/(',
])('takes time that grows with the length, for a text of %j', (piece) => {
	expect(growsLinearly((count) => void toWhatsAppText(piece.repeat(count)))).toBe(true);
});

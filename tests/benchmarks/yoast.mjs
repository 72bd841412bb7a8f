// What yoastseo says of papers: a paper in JSON on each line of standard input, its verdict on each line of standard
// output. `node yoast.mjs FOLDER`, where FOLDER has yoastseo in its node_modules.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { resolve } from "node:path";
import { performance } from "node:perf_hooks";

const load = createRequire( resolve( process.argv[ 2 ], "package.json" ) );
for ( const name of [ "log", "info", "warn", "error", "trace", "groupCollapsed", "groupEnd" ] ) {
	console[ name ] = () => {};
}
const { Paper, assessors: { ContentAssessor, SEOAssessor } } = load( "yoastseo" );
const Researcher = load( "yoastseo/build/languageProcessing/languages/en/Researcher" ).default;

const most = ( numbers ) => numbers.length ? Math.max( ...numbers ) : 0;

// What is measured: research by name, and what of its outcome is told.
const MEASURED = {
	wordCountInText: ( found ) => found.count,
	getSubheadingTextLengths: ( found ) => most( found.map( ( part ) => part.countLength ) ),
	getParagraphLength: ( found ) => most( found.map( ( part ) => part.paragraphLength ) ),
	countSentencesFromText: ( found ) => [ found.filter( ( one ) => one.sentenceLength > 20 ).length, found.length ],
	h1s: ( found ) => found.length,
	getKeyphraseCount: ( found ) => found.count,
	findKeywordInFirstParagraph: ( found ) => found.introduction ? found.introduction.innerText() : "",
};

function measured( researcher ) {
	const told = {};
	for ( const [ name, of ] of Object.entries( MEASURED ) ) {
		try {
			told[ name ] = of( researcher.getResearch( name ) );
		} catch ( error ) {
			told[ name ] = String( error );
		}
	}
	return told;
}

function judged( { html, ...attributes } ) {
	const paper = new Paper( html, attributes );
	const researcher = new Researcher( paper );
	const scores = {};
	let failed = "";
	const began = performance.now();
	for ( const Assessor of [ SEOAssessor, ContentAssessor ] ) {
		try {
			const assessor = new Assessor( researcher );
			assessor.assess( paper );
			for ( const result of assessor.getValidResults() ) {
				scores[ result.getIdentifier() ] = result.getScore();
			}
		} catch ( error ) {
			failed = String( error );
		}
	}
	return { milliseconds: performance.now() - began, scores, failed, measured: failed ? {} : measured( researcher ) };
}

for await ( const line of createInterface( { input: process.stdin } ) ) {
	process.stdout.write( JSON.stringify( judged( JSON.parse( line ) ) ) + "\n" );
}

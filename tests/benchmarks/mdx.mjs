// What remark-mdx reads in MDX: `node mdx.mjs MODULES FOLDER`, where MODULES has unified, remark-parse, remark-mdx,
// remark-gfm and remark-frontmatter in its node_modules. Inputs are the .mdx files below FOLDER, and the texts that its
// tests in JavaScript compile or parse. Each that is valid MDX gives a line of JSON: name, source, text, headings, links.
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire( resolve( process.argv[ 2 ], "package.json" ) );
const load = async ( name ) => ( await import( pathToFileURL( require.resolve( name ) ) ) );
const { unified } = await load( "unified" );
const names = [ "remark-parse", "remark-mdx", "remark-gfm", "remark-frontmatter" ];
const [ parse, mdx, gfm, frontMatter ] = ( await Promise.all( names.map( load ) ) ).map( ( module ) => module.default );
const reader = unified().use( parse ).use( mdx ).use( gfm ).use( frontMatter, [ "yaml", "toml" ] );

// Tags whose text a reader of the article doesn't see.
const UNSEEN = new Set( [ "script", "style", "pre", "button", "svg", "select", "textarea", "video", "audio", "iframe",
	"form", "nav", "footer", "template", "noscript", "title", "head", "object", "canvas", "math" ] );
const CODE = new Set( [ "code", "yaml", "toml", "mdxjsEsm", "mdxFlowExpression", "mdxTextExpression", "definition" ] );

function seen( node ) {
	if ( CODE.has( node.type ) || UNSEEN.has( node.name ) ) {
		return "";
	}
	if ( "value" in node ) {
		return node.value;
	}
	return ( node.children || [] ).map( seen ).join( "" );
}

function* nodes( node ) {
	yield node;
	for ( const child of UNSEEN.has( node.name ) ? [] : node.children || [] ) {
		yield* nodes( child );
	}
}

function reading( source ) {
	const tree = reader.parse( source );
	const definitions = new Map(), headings = [], links = [];
	const all = [ ...nodes( tree ) ];
	for ( const node of all ) {
		if ( node.type === "definition" && !definitions.has( node.identifier ) ) {
			definitions.set( node.identifier, node.url );
		}
	}
	for ( const node of all ) {
		const level = node.type === "heading" ? node.depth : /^h[1-6]$/.test( node.name || "" ) ? +node.name[ 1 ] : 0;
		if ( level ) {
			headings.push( [ level, seen( node ) ] );
		}
		if ( node.type === "link" ) {
			links.push( [ node.url, seen( node ) ] );
		} else if ( node.type === "linkReference" ) {
			links.push( [ definitions.get( node.identifier ), seen( node ) ] );
		} else if ( node.name === "a" ) {
			const href = node.attributes.find( ( attribute ) => attribute.name === "href" );
			if ( href && typeof href.value === "string" ) {
				links.push( [ href.value, seen( node ) ] );
			}
		}
	}
	return { text: seen( tree ), headings, links };
}

const CALL = /(?:compile|compileSync|evaluate|evaluateSync|micromark|fromMarkdown|\.parse|\.process|\.processSync)\(\s*('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\$]|\\.)*`)/g;

function* inputs( folder ) {
	for ( const entry of readdirSync( folder, { withFileTypes: true } ) ) {
		const path = join( folder, entry.name );
		if ( entry.isDirectory() && entry.name !== "node_modules" ) {
			yield* inputs( path );
		} else if ( entry.name.endsWith( ".mdx" ) ) {
			yield [ path, readFileSync( path, "utf8" ) ];
		} else if ( /test.*\.jsx?$/.test( path ) ) {
			let number = 0;
			for ( const found of readFileSync( path, "utf8" ).matchAll( CALL ) ) {
				yield [ `${ path }:${ ++number }`, new Function( `return ${ found[ 1 ] }` )() ];
			}
		}
	}
}

for ( const [ name, source ] of inputs( process.argv[ 3 ] ) ) {
	try {
		console.log( JSON.stringify( { name, source, ...reading( source ) } ) );
	} catch {
		// Not valid MDX: nobody publishes it.
	}
}

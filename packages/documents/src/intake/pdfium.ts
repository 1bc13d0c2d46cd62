import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PDFiumModule } from '@hyzyla/pdfium'

/** What of pdfium we call, by its C names; pointers and handles are numbers, 0 is null. */
interface Exports {
  malloc(bytes: number): number
  free(pointer: number): void
  FPDF_LoadMemDocument(data: number, size: number, password: number): number
  FPDF_GetLastError(): number
  FPDF_CloseDocument(document: number): void
  FPDF_GetPageCount(document: number): number
  FPDF_LoadPage(document: number, index: number): number
  FPDF_ClosePage(page: number): void
  FPDF_GetPageWidthF(page: number): number
  FPDF_GetPageHeightF(page: number): number
  FPDF_GetMetaText(document: number, tag: number, buffer: number, length: number): number
  FPDF_PageToDevice(...values: [...Device, number, number, number, number]): number
  FPDF_RenderPageBitmap(bitmap: number, ...values: [...Device, number]): void
  FPDFBitmap_CreateEx(width: number, height: number, format: number, data: number, stride: number): number
  FPDFBitmap_FillRect(bitmap: number, x: number, y: number, w: number, h: number, colour: number): void
  FPDFBitmap_Destroy(bitmap: number): void
  FPDFText_LoadPage(page: number): number
  FPDFText_ClosePage(text: number): void
  FPDFText_CountChars(text: number): number
  FPDFText_GetUnicode(text: number, index: number): number
  FPDFText_GetLooseCharBox(text: number, index: number, rect: number): number
  FPDFPage_CountObjects(page: number): number
  FPDFPage_GetObject(page: number, index: number): number
  FPDFPageObj_GetType(object: number): number
  FPDFFormObj_CountObjects(object: number): number
  FPDFFormObj_GetObject(object: number, index: number): number
  FPDFImageObj_GetImagePixelSize(object: number, width: number, height: number): number
  FPDFPage_GetAnnotCount(page: number): number
  FPDFPage_GetAnnot(page: number, index: number): number
  FPDFPage_CloseAnnot(annotation: number): void
  FPDFPage_RemoveAnnot(page: number, index: number): number
  FPDFAnnot_GetSubtype(annotation: number): number
  FPDFAnnot_GetStringValue(annotation: number, key: number, buffer: number, length: number): number
}
type Device = [page: number, x: number, y: number, width: number, height: number, rotate: number]

export interface Pdfium extends Exports {
  /** The memory as it is now: take it anew after every call that may have grown it. */
  heap(): Buffer
}

/** 256 MB holds any page within the pixel limits; beyond it a file only grows. */
const MAX_HEAP_BYTES = 256 * 1024 * 1024

interface LoadedModule {
  wasmExports: Exports
  HEAPU8: Uint8Array
  _FPDF_InitLibraryWithConfig(config: object): void
}
interface WasmImports {
  env: Record<string, unknown>
}
/** The part of WebAssembly used here: without a browser's types the compiler knows none of it. */
interface WasmApi {
  compile(bytes: Uint8Array): Promise<object>
  Instance: new (module: object, imports: WasmImports) => object
}
type LoadModule = (options: {
  instantiateWasm(imports: WasmImports, done: (instance: object, module: object) => void): void
  printErr(line: string): void
}) => Promise<LoadedModule>

const wasm = (globalThis as unknown as { WebAssembly: WasmApi }).WebAssembly
let loading: Promise<Pdfium> | undefined

/**
 * pdfium compiled to WebAssembly, one per process. It has no file system, no network and no JavaScript
 * engine, and its memory can't grow beyond {@link MAX_HEAP_BYTES}: an allocation then fails inside.
 */
export const loadPdfium = (): Promise<Pdfium> => (loading ??= load())

const load = async (): Promise<Pdfium> => {
  const path = createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm')
  const compiled = await wasm.compile(await readFile(path))
  const module = await (PDFiumModule as unknown as LoadModule)({
    instantiateWasm(imports, done) {
      const instance = new wasm.Instance(compiled, withHeapLimit(imports))
      done(instance, compiled)
    },
    printErr: () => undefined,
  })
  module._FPDF_InitLibraryWithConfig({
    version: 2,
    m_pIsolate: null,
    m_pUserFontPaths: null,
    m_v8EmbedderSlot: 0,
    m_pPlatform: null,
  })
  const heap = () => Buffer.from(module.HEAPU8.buffer)
  return Object.assign(Object.create(module.wasmExports) as Exports, { heap })
}

const withHeapLimit = (imports: WasmImports): WasmImports => {
  const grow = imports.env.emscripten_resize_heap as (bytes: number) => unknown
  const limited = (bytes: number) => (bytes >>> 0 > MAX_HEAP_BYTES ? 0 : grow(bytes))
  return { ...imports, env: { ...imports.env, emscripten_resize_heap: limited } }
}

/** Runs `use` with room for `bytes` zeroed bytes in pdfium's memory, given back afterwards. */
export const withMemory = <T>(pdfium: Pdfium, bytes: number, use: (pointer: number) => T): T => {
  const pointer = pdfium.malloc(bytes)
  if (pointer === 0) throw new RangeError('pdfium is out of memory')
  try {
    pdfium.heap().fill(0, pointer, pointer + bytes)
    return use(pointer)
  } finally {
    pdfium.free(pointer)
  }
}

"""Functions of pdfium that are called for every word, text object or tag, with addresses as whole numbers.

A pointer of ctypes is an object, and making one takes longer than what these functions do.
"""

from __future__ import annotations

import ctypes
from ctypes import c_double, c_int, c_ulong, c_void_p
from typing import Any

import pypdfium2.raw as pdfium


def address_of(handle: Any) -> int:
    """The address that a handle of pypdfium2 points at."""
    return ctypes.addressof(handle.contents)


def _bare(function: Any, result: Any, *arguments: Any) -> Any:
    """The same function with other types."""
    bare = type(function)(ctypes.cast(function, c_void_p).value)
    bare.restype, bare.argtypes = result, arguments
    return bare


# Of a character, by its text page and index.
text_object = _bare(pdfium.FPDFText_GetTextObject, c_void_p, c_void_p, c_int)
loose_box = _bare(pdfium.FPDFText_GetLooseCharBox, c_int, c_void_p, c_int, c_void_p)
origin = _bare(pdfium.FPDFText_GetCharOrigin, c_int, c_void_p, c_int, c_void_p, c_void_p)
font_size = _bare(pdfium.FPDFText_GetFontSize, c_double, c_void_p, c_int)
matrix = _bare(pdfium.FPDFText_GetMatrix, c_int, c_void_p, c_int, c_void_p)
fill_color = _bare(pdfium.FPDFText_GetFillColor, c_int, c_void_p, c_int, *[c_void_p] * 4)

# Of an object on a page.
page_object = _bare(pdfium.FPDFPage_GetObject, c_void_p, c_void_p, c_int)
object_type = _bare(pdfium.FPDFPageObj_GetType, c_int, c_void_p)
font = _bare(pdfium.FPDFTextObj_GetFont, c_void_p, c_void_p)
mark_count = _bare(pdfium.FPDFPageObj_CountMarks, c_int, c_void_p)
mark = _bare(pdfium.FPDFPageObj_GetMark, pdfium.FPDF_PAGEOBJECTMARK, c_void_p, c_ulong)
content_id = _bare(pdfium.FPDFPageObj_GetMarkedContentID, c_int, c_void_p)

# Of the tree of tags of a page, and an element in it.
tree_size = _bare(pdfium.FPDF_StructTree_CountChildren, c_int, c_void_p)
tree_child = _bare(pdfium.FPDF_StructTree_GetChildAtIndex, c_void_p, c_void_p, c_int)
element_type = _bare(pdfium.FPDF_StructElement_GetType, c_ulong, c_void_p, c_void_p, c_ulong)
element_size = _bare(pdfium.FPDF_StructElement_CountChildren, c_int, c_void_p)
element_child = _bare(pdfium.FPDF_StructElement_GetChildAtIndex, c_void_p, c_void_p, c_int)
element_ids = _bare(pdfium.FPDF_StructElement_GetMarkedContentIdCount, c_int, c_void_p)
element_id = _bare(pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex, c_int, c_void_p, c_int)

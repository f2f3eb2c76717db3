"""The spaCy pipeline to be filled: its configuration for an architecture."""

from __future__ import annotations

from typing import Any

from wijktekst.training.dutch.student import SENTER_SHAPE, Architecture

_LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "upstream": "*"}


def pipeline_config(shape: Architecture) -> dict[str, Any]:
    """Configuration for `spacy.util.load_model_from_config`: `senter` is in it, to be disabled by default."""
    listener = {**_LISTENER, "width": shape.width}
    tagger = {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}
    return {
        "nlp": {
            "lang": "nl",
            "pipeline": ["tok2vec", "morphologizer", "tagger", "parser", "lemmatizer", "senter"],
            "batch_size": 64,
        },
        "components": {
            "tok2vec": {"factory": "tok2vec", "model": _tok2vec(shape)},
            "morphologizer": {"factory": "morphologizer", "model": tagger},
            "tagger": {"factory": "tagger", "model": tagger},
            "parser": {"factory": "parser", "model": _parser(shape, listener)},
            "lemmatizer": {
                "factory": "trainable_lemmatizer",
                "backoff": "orth",
                "min_tree_freq": 5,
                "top_k": 1,
                "model": tagger,
            },
            "senter": {
                "factory": "senter",
                "model": {"@architectures": "spacy.Tagger.v2", "tok2vec": _tok2vec(SENTER_SHAPE)},
            },
        },
    }


def _parser(shape: Architecture, listener: dict[str, Any]) -> dict[str, Any]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "parser",
        "extra_state_tokens": False,
        "hidden_width": shape.parser_hidden,
        "maxout_pieces": shape.parser_pieces,
        "use_upper": True,
        "tok2vec": listener,
    }


def _tok2vec(shape: Architecture) -> dict[str, Any]:
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": shape.width,
            "attrs": list(shape.attrs),
            "rows": list(shape.rows),
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": shape.width,
            "depth": shape.depth,
            "window_size": 1,
            "maxout_pieces": shape.pieces,
        },
    }

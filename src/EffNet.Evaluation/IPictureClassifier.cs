namespace EffNet;

/// <summary>A network that scores the classes of pictures.</summary>
internal interface IPictureClassifier
{
    /// <summary>Gets the number of classes; <see langword="null"/> if the number is known only from the scores.</summary>
    int? ClassCount { get; }

    /// <summary>Allocates memory for images.</summary>
    /// <param name="count">The number of images.</param>
    /// <param name="size">The height and width of each image, in pixels.</param>
    ImageMemory Allocate(int count, int size);

    /// <summary>Returns the scores of images. All scores are finite.</summary>
    /// <param name="images">The images. The caller disposes them.</param>
    /// <param name="nameOf">A function that returns the name of an image for messages.</param>
    /// <param name="cancellationToken">A token to cancel the computation, if the network supports it.</param>
    /// <exception cref="InvalidOperationException">A score is not finite, or the outputs are not scores.</exception>
    ClassScores Score(ImageMemory images, Func<int, string> nameOf, CancellationToken cancellationToken);
}

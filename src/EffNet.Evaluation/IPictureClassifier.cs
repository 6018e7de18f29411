namespace EffNet;

/// <summary>A network that scores the classes of pictures.</summary>
internal interface IPictureClassifier
{
    /// <summary>Gets the number of classes; <see langword="null"/> if only its answers show it.</summary>
    int? ClassCount { get; }

    /// <summary>Takes memory for images.</summary>
    /// <param name="count">The number of images.</param>
    /// <param name="size">Height and width of each, in pixels.</param>
    ImageMemory Allocate(int count, int size);

    /// <summary>Returns the scores of images, all of them finite.</summary>
    /// <param name="images">The images, which remain the caller's.</param>
    /// <param name="nameOf">Returns the name of an image, for messages.</param>
    /// <param name="cancellationToken">Cancels, if the network can be interrupted.</param>
    /// <exception cref="InvalidOperationException">A score is not finite, or the answers are not scores.</exception>
    ClassScores Score(ImageMemory images, Func<int, string> nameOf, CancellationToken cancellationToken);
}

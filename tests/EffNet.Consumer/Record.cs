namespace EffNet.Consumer;

/// <summary>The user's part of a generated class.</summary>
internal sealed partial class Record
{
    /// <summary>Gets a value that indicates whether all layers existed when <c>OnCreated</c> ran.</summary>
    public bool IsComplete { get; private set; }

    partial void OnCreated() => IsComplete = Classifier.Linear is not null;
}

using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace EffNet.FusedNorms;

/// <summary>
/// Functions of the native libraries that TorchSharp has loaded. TorchSharp's <c>autograd.SingleTensorFunction</c> also uses the autograd functions. But it
/// keeps an empty copy of every result, does not free gradients before a garbage collection, and ends the process if the backward pass throws an exception.
/// <see cref="AutogradNode"/> does not have these problems.
/// </summary>
/// <remarks>
/// The autograd functions are not a public interface of TorchSharp. They are used only with version 0.107, whose source defines them
/// (src/Native/LibTorchSharp/THSAutograd.h). With other versions, libtorch computes the batch norms.
/// </remarks>
internal sealed unsafe class NativeTorch
{
    private static readonly Version s_version = new(0, 107);

    private static readonly Lazy<NativeTorch?> s_instance = new(Load);

    private NativeTorch()
    {
    }

    /// <summary>Gets the functions; <see langword="null"/> if a library or an autograd function is missing.</summary>
    public static NativeTorch? Instance => s_instance.Value;

    /// <summary>
    /// Gets the function that creates an autograd node from two functions: one to compute gradients, and one to call when the node is deleted.
    /// </summary>
    public delegate* unmanaged[Cdecl]<nint, nint, NodePointers> CreateNode { get; private init; }

    /// <summary>Gets the function that releases the creator's reference to a node.</summary>
    public delegate* unmanaged[Cdecl]<NodePointers, void> DisposeSharedPointer { get; private init; }

    /// <summary>Gets the function that frees the weak pointer to a node.</summary>
    public delegate* unmanaged[Cdecl]<NodePointers, void> DisposeWeakPointer { get; private init; }

    /// <summary>Gets the function that connects a node with the nodes of its inputs.</summary>
    public delegate* unmanaged[Cdecl]<NodePointers, NativeArray, byte, void> SetNextEdges { get; private init; }

    /// <summary>
    /// Gets the function that attaches a node to results. Its parameters are the inputs, the results that are not differentiable, the inputs that were
    /// overwritten, the results, the node, and the function that allocates memory for the new handles.
    /// </summary>
    public delegate* unmanaged[Cdecl]<NativeArray, NativeArray, NativeArray, NativeArray, NodePointers, delegate* unmanaged[Cdecl]<nint, nint*>, void> WrapOutputs
    {
        get;
        private init;
    }

    /// <summary>Gets the function that saves a tensor for the backward pass.</summary>
    public delegate* unmanaged[Cdecl]<nint, NodePointers, byte, nint> SaveVariable { get; private init; }

    /// <summary>Gets the function that returns a new handle of a saved tensor; 0 if the tensor has been changed.</summary>
    public delegate* unmanaged[Cdecl]<nint, NodePointers, nint> UnpackVariable { get; private init; }

    /// <summary>Gets the function that frees a saved tensor.</summary>
    public delegate* unmanaged[Cdecl]<nint, void> DisposeVariable { get; private init; }

    /// <summary>Gets the function that returns the address of a tensor's first element.</summary>
    public delegate* unmanaged[Cdecl]<nint, void*> GetData { get; private init; }

    /// <summary>
    /// Gets libtorch's function that returns whether the current backward pass retains the graph; <see langword="null"/> if the C++ compiler gives it another
    /// name.
    /// </summary>
    public delegate* unmanaged[Cdecl]<byte> KeepsGraph { get; private init; }

    /// <summary>Gets OpenMP's function that runs a function on several threads; <see langword="null"/> if it is missing.</summary>
    public delegate* unmanaged[Cdecl]<delegate* unmanaged[Cdecl]<void*, void>, void*, uint, uint, void> RunParallel { get; private init; }

    /// <summary>Gets OpenMP's function that ends the threads that it keeps for the calling thread; <see langword="null"/> if it is missing.</summary>
    public delegate* unmanaged[Cdecl]<int, int> PauseResources { get; private init; }

    /// <summary>Gets whether <see cref="KeepsGraph"/> can be called.</summary>
    public bool HasKeepsGraph => KeepsGraph != null;

    /// <summary>Gets whether <see cref="RunParallel"/> can be called.</summary>
    public bool HasRunParallel => RunParallel != null;

    /// <summary>Gets whether <see cref="PauseResources"/> can be called.</summary>
    public bool HasPauseResources => PauseResources != null;

    private static NativeTorch? Load()
    {
        var assembly = typeof(Tensor).Assembly;
        if (assembly.GetName().Version is not { } version || (version.Major, version.Minor) != (s_version.Major, s_version.Minor))
            return null;
        if (!NativeLibrary.TryLoad("LibTorchSharp", assembly, null, out var library))
            return null;

        var missing = false;
        var functions = new NativeTorch
        {
            CreateNode = (delegate* unmanaged[Cdecl]<nint, nint, NodePointers>)Find("THSAutograd_CSharpNode_ctor"),
            DisposeSharedPointer = (delegate* unmanaged[Cdecl]<NodePointers, void>)Find("THSAutograd_CSharpNode_disposeSharedPtr"),
            DisposeWeakPointer = (delegate* unmanaged[Cdecl]<NodePointers, void>)Find("THSAutograd_CSharpNode_disposeWeakPtr"),
            SetNextEdges = (delegate* unmanaged[Cdecl]<NodePointers, NativeArray, byte, void>)Find("THSAutograd_CSharpNode_setNextEdges"),
            WrapOutputs =
                (delegate* unmanaged[Cdecl]<NativeArray, NativeArray, NativeArray, NativeArray, NodePointers, delegate* unmanaged[Cdecl]<nint, nint*>, void>)Find(
                    "THSAutograd_Function_wrapOutputs"),
            SaveVariable = (delegate* unmanaged[Cdecl]<nint, NodePointers, byte, nint>)Find("THSAutograd_SavedVariable_ctor"),
            UnpackVariable = (delegate* unmanaged[Cdecl]<nint, NodePointers, nint>)Find("THSAutograd_SavedVariable_unpack"),
            DisposeVariable = (delegate* unmanaged[Cdecl]<nint, void>)Find("THSAutograd_SavedVariable_dispose"),
            GetData = (delegate* unmanaged[Cdecl]<nint, void*>)Find("THSTensor_data"),
            KeepsGraph = (delegate* unmanaged[Cdecl]<byte>)FindOptional("_ZN5torch8autograd33get_current_graph_task_keep_graphEv"),
            RunParallel = (delegate* unmanaged[Cdecl]<delegate* unmanaged[Cdecl]<void*, void>, void*, uint, uint, void>)FindOptional("GOMP_parallel"),
            PauseResources = (delegate* unmanaged[Cdecl]<int, int>)FindOptional("omp_pause_resource_all"),
        };
        return missing ? null : functions;

        nint Find(string name)
        {
            var found = NativeLibrary.TryGetExport(library, name, out var address);
            missing |= !found;
            return address;
        }

        // Dependencies of the library are searched too: libtorch and its OpenMP.
        nint FindOptional(string name) => NativeLibrary.TryGetExport(library, name, out var address) ? address : 0;
    }

    /// <summary>The addresses of a node's <c>std::shared_ptr</c> and <c>std::weak_ptr</c>.</summary>
    /// <param name="Shared">The shared pointer.</param>
    /// <param name="Weak">The weak pointer.</param>
    [StructLayout(LayoutKind.Sequential)]
    internal readonly record struct NodePointers(nint Shared, nint Weak);

    /// <summary>An array of tensor handles.</summary>
    /// <param name="handles">The address of the first handle.</param>
    /// <param name="count">The number of handles.</param>
    [StructLayout(LayoutKind.Sequential)]
    internal readonly struct NativeArray(nint* handles, long count)
    {
        /// <summary>The address of the first handle.</summary>
        public readonly nint* Handles = handles;

        /// <summary>The number of handles.</summary>
        public readonly long Count = count;
    }
}

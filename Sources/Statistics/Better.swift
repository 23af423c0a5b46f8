/// Which way is good. Where neither is, there is no value of this type and nothing is called improvement.
public enum Better: Hashable, Sendable { case higher, lower }
